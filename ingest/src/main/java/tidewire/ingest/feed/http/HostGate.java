package tidewire.ingest.feed.http;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;

/** Lets in so many requests at a time for one host, whatever name they set out from; the others wait their turn. */
final class HostGate {
    private final int most;
    private final Map<String, Place> places = new HashMap<>();

    HostGate(int most) {
        this.most = most;
    }

    private static final class Place {
        final Semaphore free;
        int users;

        Place(int most) {
            free = new Semaphore(most, true);
        }
    }

    void enter(String host) throws InterruptedException {
        Place place;
        synchronized (places) {
            place = places.computeIfAbsent(host, h -> new Place(most));
            place.users++;
        }
        try {
            place.free.acquire();
        } catch (InterruptedException e) {
            forget(host, place);
            throw e;
        }
    }

    void leave(String host) {
        synchronized (places) {
            Place place = places.get(host);
            if (place != null) {
                place.free.release();
                forget(host, place);
            }
        }
    }

    private void forget(String host, Place place) {
        synchronized (places) {
            if (--place.users == 0) {
                places.remove(host);
            }
        }
    }
}
