/** One request and its reply: parameters read, errors said as problem+json. */
@NullMarked
package tidewire.dashboard.http.exchange;

import org.jspecify.annotations.NullMarked;
