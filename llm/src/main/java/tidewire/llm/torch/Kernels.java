package tidewire.llm.torch;

/**
 * What a device has besides plain products.
 *
 * @param oneDnn matrices packed by oneDNN
 * @param packedHalf matrices of half precision packed by FBGEMM
 */
record Kernels(boolean oneDnn, boolean packedHalf) {
    static final Kernels PLAIN = new Kernels(false, false);

    static Kernels of(String device) {
        return device.equals("cpu") ? new Kernels(KernelProbe.ONE_DNN.works(), KernelProbe.PACKED_FP16.works()) : PLAIN;
    }
}
