/** How much of a suite of feed documents the feed reader reads as the suite says. */
@NullMarked
package tidewire.benchmarks.feeds;

import org.jspecify.annotations.NullMarked;
