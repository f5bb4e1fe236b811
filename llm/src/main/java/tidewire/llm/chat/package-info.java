/** Conversations as an instruct checkpoint wants them: its chat template, rendered to text or to tokens. */
@NullMarked
package tidewire.llm.chat;

import org.jspecify.annotations.NullMarked;
