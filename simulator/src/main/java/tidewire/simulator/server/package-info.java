/** Servers on loopback: feeds, an exchange, a webhook's receiver. */
@NullMarked
package tidewire.simulator.server;

import org.jspecify.annotations.NullMarked;
