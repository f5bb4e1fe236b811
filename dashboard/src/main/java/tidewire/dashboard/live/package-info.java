/**
 * What is shown now: {@link tidewire.dashboard.live.LiveView} puts an event into the {@link tidewire.dashboard.live.LiveModel}
 * and, four times a second, one update into the {@link tidewire.dashboard.live.EventHub}, from where it goes to every open page.
 */
@NullMarked
package tidewire.dashboard.live;

import org.jspecify.annotations.NullMarked;
