package tidewire.benchmarks.soak;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import tidewire.benchmarks.Machine;

/**
 * What this process takes of its machine.
 *
 * @param heap bytes of the heap that a collection leaves
 * @param resident bytes of memory; NaN where the system does not tell
 * @param handles open files and sockets; -1 where the system does not tell
 * @param threads of Java, alive
 */
record ProcessFigures(long heap, double resident, long handles, int threads) {
    /** As they are now, after a collection. */
    static ProcessFigures now() {
        System.gc();
        long handles = ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getOpenFileDescriptorCount()
                : -1;
        return new ProcessFigures(
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                Machine.residentBytes(),
                handles,
                ManagementFactory.getThreadMXBean().getThreadCount());
    }
}
