/** The file as it stands: sections, values with their places, the environment over them, every mistake collected. */
@NullMarked
package tidewire.app.config.yaml;

import org.jspecify.annotations.NullMarked;
