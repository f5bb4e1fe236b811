/**
 * The public contract of Tidewire: what stands on the topics. Records validate themselves, so that an invalid one can
 * neither be produced nor pass for a valid one when it arrives.
 */
@NullMarked
package tidewire.events;

import org.jspecify.annotations.NullMarked;
