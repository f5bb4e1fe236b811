package tidewire.llm.chat.jinja;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Arithmetic and joining, by Python's rules. */
final class Operators {
    private Operators() {}

    static Object calculate(String operator, @Nullable Object a, @Nullable Object b, Scope.Budget budget) {
        if (operator.equals("~")) {
            return join(Values.text(a), Values.text(b), budget);
        }
        if (operator.equals("+") && a instanceof String x && b instanceof String y) {
            return join(x, y, budget);
        }
        if (operator.equals("+") && a instanceof List<?> x && b instanceof List<?> y) {
            budget.length((long) x.size() + y.size());
            List<@Nullable Object> both = new ArrayList<>(x);
            both.addAll(y);
            return both;
        }
        if (operator.equals("*") && a instanceof String x && b instanceof Long n) {
            long times = Math.max(0, n);
            if (times > 0 && x.length() > Long.MAX_VALUE / times) {
                times = Integer.MAX_VALUE;
            }
            budget.length(x.length() * times);
            return x.repeat((int) times);
        }
        if (a instanceof Long x && b instanceof Long y && !operator.equals("/")) {
            return whole(operator, x, y);
        }
        if (isNumber(a) && isNumber(b)) {
            return real(operator, number(a), number(b));
        }
        throw new TemplateException("cannot calculate " + Values.type(a) + " " + operator + " " + Values.type(b));
    }

    private static String join(String a, String b, Scope.Budget budget) {
        budget.length((long) a.length() + b.length());
        return a + b;
    }

    private static Object whole(String operator, long a, long b) {
        if (b == 0 && (operator.equals("//") || operator.equals("%"))) {
            throw new TemplateException("division by zero");
        }
        try {
            return switch (operator) {
                case "+" -> Math.addExact(a, b);
                case "-" -> Math.subtractExact(a, b);
                case "*" -> Math.multiplyExact(a, b);
                case "//" -> Math.floorDiv(a, b);
                case "%" -> Math.floorMod(a, b);
                default -> throw new TemplateException("operator " + operator + " is not supported");
            };
        } catch (ArithmeticException e) {
            throw new TemplateException(a + " " + operator + " " + b + " is too large");
        }
    }

    private static Object real(String operator, double a, double b) {
        return switch (operator) {
            case "+" -> a + b;
            case "-" -> a - b;
            case "*" -> a * b;
            case "/" -> {
                if (b == 0) {
                    throw new TemplateException("division by zero");
                }
                yield a / b;
            }
            case "//" -> Math.floor(a / b);
            case "%" -> a - b * Math.floor(a / b);
            default -> throw new TemplateException("operator " + operator + " is not supported");
        };
    }

    private static boolean isNumber(@Nullable Object value) {
        return value instanceof Number || value instanceof Boolean;
    }

    private static double number(@Nullable Object value) {
        if (value instanceof Boolean b) {
            return b ? 1 : 0;
        }
        return value instanceof Number n ? n.doubleValue() : Double.NaN;
    }
}
