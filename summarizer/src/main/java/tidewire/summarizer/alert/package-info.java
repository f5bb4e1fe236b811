/** What is worth an interruption: rules over a desk's tape, evaluated where the tape is written, never waiting for the model. */
@NullMarked
package tidewire.summarizer.alert;

import org.jspecify.annotations.NullMarked;
