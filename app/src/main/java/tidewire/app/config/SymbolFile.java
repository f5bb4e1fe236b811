package tidewire.app.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tidewire.app.Failures;
import tidewire.app.config.yaml.Environment;
import tidewire.app.config.yaml.Problems;
import tidewire.app.config.yaml.Section;
import tidewire.app.config.yaml.Yaml;
import tidewire.summarizer.SymbolNames;

/** Reads the file of symbols: for each its {@code names}, {@code aliases}, {@code ambiguous}, {@code cashtags}, {@code exchange}. */
final class SymbolFile {
    private SymbolFile() {}

    /** Reads the file that a key names; without the key there are no symbols in it. */
    static Map<String, SymbolNames> read(
            Section s, String key, Path folder, Environment environment, Problems problems) {
        String name = s.optionalText(key);
        if (name == null || name.isBlank()) {
            return Map.of();
        }
        JsonNode tree;
        try {
            tree = Yaml.read(TextFile.read(folder.resolve(name)));
        } catch (IOException e) {
            s.problem(key, "the file " + folder.resolve(name).normalize() + " cannot be read: " + Failures.text(e));
            return Map.of();
        } catch (Yaml.SyntaxException e) {
            s.problem(key, "the file " + name + " is not valid YAML: " + e.getMessage());
            return Map.of();
        }
        if (!tree.isObject()) {
            s.problem(key, "the file " + name + " must be a mapping of symbols");
            return Map.of();
        }
        Section all = new Section(key, tree, environment, problems);
        Map<String, SymbolNames> symbols = new LinkedHashMap<>();
        tree.fieldNames().forEachRemaining(symbol -> symbols.put(symbol, symbol(all.section(symbol))));
        return symbols;
    }

    private static SymbolNames symbol(Section s) {
        List<String> names = new ArrayList<>(s.texts("names"));
        names.addAll(s.texts("aliases"));
        List<String> ambiguous = s.texts("ambiguous");
        ambiguous.stream().filter(name -> !names.contains(name)).forEach(names::add);
        SymbolNames symbol = new SymbolNames(names, ambiguous, s.texts("cashtags"), s.optionalText("exchange"));
        s.end();
        return symbol;
    }
}
