/** Names of sites and agencies, places and days: what they are known by where they stand around a report, and titles without them. */
@NullMarked
package tidewire.summarizer.story.site;

import org.jspecify.annotations.NullMarked;
