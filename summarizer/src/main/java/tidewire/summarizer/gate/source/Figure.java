package tidewire.summarizer.gate.source;

import java.math.BigDecimal;

/**
 * A figure of a text.
 *
 * @param value size, scale words ("million") multiplied in, without sign
 * @param sign -1 or 1 when one is written in front, else 0
 * @param unit what it counts
 * @param rangeUnit what it counts as the first end of a range whose second end has a unit ("10 to 15 percent"), else
 *     {@code unit}
 * @param vague "dozens", "hundreds of millions": an order of magnitude and no number
 * @param text as it stands
 */
public record Figure(BigDecimal value, int sign, Unit unit, Unit rangeUnit, boolean vague, String text) {

    /** Does this figure of a source say what {@code said} says? A sign may be left unsaid, but not be made up. */
    public boolean backs(Figure said) {
        return value.compareTo(said.value) == 0
                && vague == said.vague
                && (said.sign == 0 || said.sign == sign)
                && (unit == said.unit || unit == said.rangeUnit || rangeUnit == said.unit);
    }
}
