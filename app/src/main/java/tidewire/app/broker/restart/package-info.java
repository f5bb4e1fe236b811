/** What a broker's restart asks for. */
@NullMarked
package tidewire.app.broker.restart;

import org.jspecify.annotations.NullMarked;
