package tidewire.llm.gguf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tidewire.llm.ModelException;

/** Which files a GGUF model consists of: one, or parts that are named {@code …-00001-of-00003.gguf}. */
public final class GgufFiles {
    private static final Pattern PART = Pattern.compile("(.+)-(\\d{5})-of-(\\d{5})\\.gguf");

    private GgufFiles() {}

    public static boolean isGguf(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".gguf");
    }

    /** The name without ending and number of part. */
    public static String modelName(Path file) {
        String name = String.valueOf(file.getFileName());
        Matcher part = PART.matcher(name);
        return part.matches() ? part.group(1) : isGguf(file) ? name.substring(0, name.length() - 5) : name;
    }

    /** The only GGUF model in a folder (its first part), if there is exactly one. */
    public static Optional<Path> only(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> models = files.filter(GgufFiles::isGguf)
                    .filter(file -> !PART.matcher(file.getFileName().toString()).matches()
                            || file.getFileName().toString().contains("-00001-of-"))
                    .toList();
            return models.size() == 1 ? Optional.of(models.get(0)) : Optional.empty();
        } catch (IOException e) {
            throw new ModelException(folder + ": cannot be listed: " + e.getMessage(), e);
        }
    }

    /**
     * All parts of the model that this file belongs to, in order.
     *
     * @throws ModelException if one is missing, or the name says what cannot be
     */
    static List<Path> parts(Path file) {
        Matcher part = PART.matcher(String.valueOf(file.getFileName()));
        if (!part.matches()) {
            return List.of(file);
        }
        int number = Integer.parseInt(part.group(2));
        int count = Integer.parseInt(part.group(3));
        if (number < 1 || number > count) {
            throw new ModelException(file + ": cannot be part " + number + " of " + count
                    + " as its name says; fetch it again, or give it the name of a model in one file");
        }
        List<Path> parts = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            String name = String.format(Locale.ROOT, "%s-%05d-of-%05d.gguf", part.group(1), i, count);
            Path one = file.resolveSibling(name);
            if (!Files.isRegularFile(one)) {
                throw new ModelException(one + ": missing; " + file.getFileName() + " is one of " + count
                        + " parts: fetch them all into one folder");
            }
            parts.add(one);
        }
        return List.copyOf(parts);
    }

    /** Refuses parts that are not those of one model. */
    static void checkParts(List<GgufHeader> headers) {
        GgufHeader first = headers.get(0);
        long said = first.metadata().number("split.count").orElse(1);
        if (said > 1 && said != headers.size()) {
            throw new ModelException(first.file() + ": is one of " + said + " parts by its metadata; rename it and its"
                    + " parts to …-00001-of-" + String.format(Locale.ROOT, "%05d", said) + ".gguf and so on");
        }
        for (int i = 0; i < headers.size() && headers.size() > 1; i++) {
            GgufHeader header = headers.get(i);
            if (header.metadata().number("split.no").orElse(-1) != i
                    || header.metadata().number("split.count").orElse(-1) != headers.size()) {
                throw new ModelException(header.file() + ": is not part " + (i + 1) + " of " + headers.size()
                        + " by its metadata; fetch the parts again");
            }
        }
        long tensors = headers.stream().mapToLong(h -> h.tensors().size()).sum();
        long all = first.metadata().number("split.tensors.count").orElse(tensors);
        if (all != tensors) {
            throw new ModelException(first.file() + ": the model has " + all
                    + " tensors by its metadata, but its parts hold " + tensors + "; fetch the parts again");
        }
    }
}
