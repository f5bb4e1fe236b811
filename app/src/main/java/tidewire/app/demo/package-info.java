/** The demo: the bundled week played through the real parts, and what the terminal says about it. */
@NullMarked
package tidewire.app.demo;

import org.jspecify.annotations.NullMarked;
