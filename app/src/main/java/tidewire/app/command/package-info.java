/** The commands: what a person may say, and the words that answer. */
@NullMarked
package tidewire.app.command;

import org.jspecify.annotations.NullMarked;
