/**
 * The part of the Jinja template language that chat templates are written in: expressions, if, for, set, macros, the usual
 * filters, tests and string methods, with the whitespace rules that transformers sets (trim_blocks, lstrip_blocks). What is
 * not supported is refused when a template is read, by name and line.
 *
 * @see <a href="https://jinja.palletsprojects.com/en/stable/templates/">the language</a>
 */
@NullMarked
package tidewire.llm.chat.jinja;

import org.jspecify.annotations.NullMarked;
