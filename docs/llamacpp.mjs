// node llamacpp.mjs MODEL.gguf THREADS WINDOWS
import {getLlama} from "node-llama-cpp";
const [file, threads, windows] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4])];
const WINDOW = 1024, WRITTEN = 48;
const llama = await getLlama({gpu: false, maxThreads: threads, build: "never", skipDownload: true});
const model = await llama.loadModel({modelPath: file});
const context = await model.createContext({
    sequences: windows, contextSize: WINDOW + WRITTEN + 8, threads, batchSize: 512, flashAttention: false});
const random = (n, seed) => Array.from({length: n}, (_, i) => 1000 + (seed * 7919 + i * 104729) % 40000);
const sequences = Array.from({length: windows}, () => context.getSequence());
let start = performance.now();
for (const [i, sequence] of sequences.entries()) {
    await sequence.evaluateWithoutGeneratingNewTokens(random(WINDOW, i));
}
console.log("prefill", (windows * WINDOW / (performance.now() - start) * 1000).toFixed(0), "tokens/s");
async function write(sequence) {
    let n = 0;
    for await (const token of sequence.evaluate([1000], {temperature: 0, yieldEogToken: true})) {
        if (++n === WRITTEN) break;
    }
}
start = performance.now();
await Promise.all(sequences.map(write));
console.log("decode", (windows * WRITTEN / (performance.now() - start) * 1000).toFixed(1), "tokens/s");
process.exit(0);
