/** What killed instances leave open is ended by those that go on. */
@NullMarked
package tidewire.summarizer.transactions;

import org.jspecify.annotations.NullMarked;
