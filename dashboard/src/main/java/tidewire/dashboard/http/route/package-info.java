/** What is served, by subject. */
@NullMarked
package tidewire.dashboard.http.route;

import org.jspecify.annotations.NullMarked;
