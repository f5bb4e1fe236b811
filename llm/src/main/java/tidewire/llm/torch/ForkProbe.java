package tidewire.llm.torch;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whether, on this CPU, rows of the products of attention come out the same to the last bit however many there are, as long as
 * their number is a multiple of four: then forks of one window can be computed in one product, and a line still does not
 * depend on the lines beside it. With other numbers of rows MKL takes other kernels. No function says so; trying it out does.
 */
final class ForkProbe {
    private record Shape(int kvHeads, int group, int headDim) {}

    private static final Map<Shape, Boolean> TRIED = new ConcurrentHashMap<>();

    private static final String SOURCE = """
            class Probe(Module):
              __parameters__ = []
              __buffers__ = []
              training : bool

              # rows [K, R * G, D], as many of them as there are plus up to three of zeros -> [K, R * G, D]
              def mixed(self: __torch__.Probe, rows: Tensor, keys: Tensor) -> Tensor:
                n = torch.size(rows, 1)
                scores = torch.bmm(torch.constant_pad_nd(rows, [0, 0, 0, (4 - n % 4) % 4]), keys)
                weights = torch.exp(torch.sub(scores, torch.amax(scores, [2], True)))
                sums = torch.sum(weights, [2], True)
                return torch.narrow(torch.div(torch.bmm(weights, torch.transpose(keys, 1, 2)), sums), 1, 0, n)

              def differing(self: __torch__.Probe, kv: int, group: int, dim: int) -> Tensor:
                differing = torch.zeros([1])
                for used in [61, 1028, 2051]:
                  keys = torch.randn([kv, dim, used])
                  rows = torch.randn([kv, 33 * group, dim])
                  alone = self.mixed(torch.narrow(rows, 1, 7 * group, group), keys)
                  for r in [2, 3, 5, 8, 13, 25]:
                    for first in [7, 8 - r]:
                      if first >= 0:
                        many = self.mixed(torch.narrow(rows, 1, first * group, r * group), keys)
                        same = torch.narrow(many, 1, (7 - first) * group, group)
                        differing = torch.add(differing, torch.sum(torch.to(torch.ne(same, alone), 6)))
                return differing
            """;

    private ForkProbe() {}

    static boolean rowsAreIndependent(int kvHeads, int group, int headDim) {
        return TRIED.computeIfAbsent(new Shape(kvHeads, group, headDim), ForkProbe::tryOut);
    }

    private static boolean tryOut(Shape shape) {
        try (ScriptModule module = new ScriptModule(new TorchScriptArchive("Probe", SOURCE), "cpu");
                NativeValue differing = module.call("differing", shape.kvHeads(), shape.group(), shape.headDim())) {
            return module.floats(differing)[0] == 0;
        }
    }
}
