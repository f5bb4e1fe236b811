/** The configuration file: one YAML document, every key also an environment variable, all errors reported at once. */
@NullMarked
package tidewire.app.config;

import org.jspecify.annotations.NullMarked;
