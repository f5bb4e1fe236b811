package tidewire.llm.torch;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tidewire.llm.checkpoint.DecoderShape;

/**
 * Whether, on this CPU, the attention of a fork comes out the same to the last bit alone and beside others: then forks of one
 * window can be computed together, and a line still does not depend on the lines beside it. Products may take another kernel for
 * another number of rows, or sum in another order for another length. No function says so; trying the decoder's own methods out does.
 */
final class ForkProbe {
    private record Shape(int kvHeads, int group, int headDim, boolean packs) {}

    private static final Map<Shape, Boolean> TRIED = new ConcurrentHashMap<>();

    private static final String SOURCE = """
            class Probe(Module):
              __parameters__ = []
              __buffers__ = []
              training : bool
              heads : int
              kv_heads : int
              head_dim : int

              # Forks of the parent [cache, anchors], each with its own part [1, 2K, R, D] of a row of as many as there are.
              def forks(self: __torch__.Probe, parent: List[Tensor], row: Tensor) -> List[List[Tensor]]:
                forks = annotate(List[List[Tensor]], [])
                for i in range(torch.size(row, 2)):
                  own = torch.select(row, 2, i)
                  mask = torch.zeros([torch.size(parent[0], 3)])
                  forks.append([own, parent[1], mask, mask, parent[0], row])
                return forks

              # Attention of the forks in these places of a row: [K, R, G, D]
              def attend(self: __torch__.Probe, queries: Tensor, ranked: Tensor, parent: List[Tensor], packed: List[$TYPE], row: Tensor, used: List[int], places: List[int]) -> Tensor:
                all = self.forks(parent, row)
                some = annotate(List[List[Tensor]], [])
                none = annotate(List[int], [])
                lengths = annotate(List[int], [])
                q = annotate(List[Tensor], [])
                q2 = annotate(List[Tensor], [])
                for place in places:
                  some.append(all[place])
                  none.append(-1)
                  lengths.append(used[place])
                  q.append(torch.select(queries, 1, place))
                  q2.append(torch.select(ranked, 1, place))
                masks = self.masks_of_forks(some, none, lengths, lengths, places, none, 0, len(places))
                views = self.views_of_forks(some[0])
                y = self.attend_shared(torch.cat(q, 1), torch.cat(q2, 1), views[1][0], packed, 0, views[2][0], views[3][0], masks)
                return torch.view(y, [self.kv_heads, len(places), -1, self.head_dim])

              def differing(self: __torch__.Probe, dtype: int) -> Tensor:
                differing = torch.zeros([1])
                group = self.heads // self.kv_heads
                for slots in [61, 1028]:
                  cache = torch.to(torch.randn([1, 2 * self.kv_heads, self.head_dim, slots]), dtype)
                  parent = [cache, torch.randn([1, self.kv_heads, 5, self.head_dim])]
                  for s in [2, 3, 5, 8, 13, 25]:
                    row = torch.randn([1, 2 * self.kv_heads, s, 384, self.head_dim])
                    queries = torch.randn([self.kv_heads, s, group, self.head_dim])
                    ranked = torch.randn([self.kv_heads, s, group, self.head_dim])
                    used = annotate(List[int], [])
                    every = annotate(List[int], [])
                    half = annotate(List[int], [])
                    for i in range(s):
                      used.append(1 + (i * 53 + s) % 380)
                      every.append(i)
                      if i % 2 == 1:
                        half.append(i)
                    packed = self.pack_shared(self.forks(parent, row)[0])
                    together = self.attend(queries, ranked, parent, packed, row, used, every)
                    some = self.attend(queries, ranked, parent, packed, row, used, half)
                    for i in range(s):
                      mine = torch.clone(torch.narrow(row, 2, i, 1), memory_format=0)
                      alone = self.attend(torch.narrow(queries, 1, i, 1), torch.narrow(ranked, 1, i, 1), parent, packed, mine, [used[i]], [0])
                      same = torch.narrow(together, 1, i, 1)
                      differing = torch.add(differing, torch.sum(torch.to(torch.ne(same, alone), 6)))
                      if i % 2 == 1:
                        same = torch.narrow(some, 1, i // 2, 1)
                        differing = torch.add(differing, torch.sum(torch.to(torch.ne(same, alone), 6)))
                return differing

            """;

    // PyTorch's numbers of element types.
    private static final int F32 = 6;
    private static final int BF16 = 15;

    private ForkProbe() {}

    /** @param packs whether what forks share is packed */
    static boolean forksAreIndependent(DecoderShape shape, boolean packs) {
        return TRIED.computeIfAbsent(
                new Shape(shape.kvHeads(), shape.heads() / shape.kvHeads(), shape.headDim(), packs), ForkProbe::tryOut);
    }

    private static boolean tryOut(Shape shape) {
        String source = SOURCE.replace("$TYPE", DecoderProgram.sharedType(shape.packs()))
                + DecoderProgram.sharedAttention("Probe", shape.packs());
        TorchScriptArchive archive = new TorchScriptArchive("Probe", source)
                .integer("heads", shape.kvHeads() * shape.group())
                .integer("kv_heads", shape.kvHeads())
                .integer("head_dim", shape.headDim());
        try (ScriptModule module = new ScriptModule(archive, "cpu");
                NativeValue differing = module.call("differing", shape.packs() ? BF16 : F32)) {
            return module.floats(differing)[0] == 0;
        }
    }
}
