/** What topics hold and how fast they grow: for whoever plans disks. */
@NullMarked
package tidewire.app.topics;

import org.jspecify.annotations.NullMarked;
