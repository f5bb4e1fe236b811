package tidewire.dashboard;

/** Serves the page with made-up data, for work on the page itself: run this class and open http://127.0.0.1:8080/. */
final class DashboardPreview {
    private DashboardPreview() {}

    public static void main(String[] args) throws InterruptedException {
        int port = args.length > 0 ? Integer.parseInt(args[0]) : 8080;
        TestTopics topics = new TestTopics();
        try (TestDashboard dashboard = new TestDashboard(topics, TestDashboard.local(port, "/", null))) {
            PreviewData.fill(topics::publish);
            System.out.println(dashboard.url());
            Thread.currentThread().join();
        }
    }
}
