package tidewire.summarizer.gate;

import java.math.BigDecimal;

/**
 * A figure of a text.
 *
 * @param value size, scale words ("million") multiplied in, without sign
 * @param sign -1 or 1 when one is written in front, else 0
 * @param unit what it counts
 * @param rangeUnit what it counts as the first end of a range whose second end has a unit ("10 to 15 percent"), else
 *     {@code unit}
 * @param text as it stands
 */
record Figure(BigDecimal value, int sign, Unit unit, Unit rangeUnit, String text) {

    /** Does this figure of a source say what {@code said} says? A sign may be left unsaid, but not be made up. */
    boolean backs(Figure said) {
        return value.compareTo(said.value) == 0
                && (said.sign == 0 || said.sign == sign)
                && (unit == said.unit || unit == said.rangeUnit || rangeUnit == said.unit);
    }
}
