/** What a part tells of itself over HTTP: /health, /metrics and how what stands there is called. */
@NullMarked
package tidewire.app.status;

import org.jspecify.annotations.NullMarked;
