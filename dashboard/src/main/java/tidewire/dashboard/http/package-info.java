/** HTTP: the API over what is shown now and what was, the page's files, health and metrics. {@link tidewire.dashboard.http.Routes} names every route. */
@NullMarked
package tidewire.dashboard.http;

import org.jspecify.annotations.NullMarked;
