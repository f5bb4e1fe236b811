/** One webhook at its pace: posts until a message is taken or refused, what an answer means, and how the webhook is. */
@NullMarked
package tidewire.alerts.posting;

import org.jspecify.annotations.NullMarked;
