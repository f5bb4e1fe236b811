// Start reading here: each module draws one part of the page from the store and the view; live.js fills the store.

import { startAlerts } from "/page/alerts.js";
import { startChart } from "/page/chart.js";
import { startDesks } from "/page/desks.js";
import { startDigests } from "/page/digests.js";
import { startKeys } from "/page/keys.js";
import { connect } from "/page/live.js";
import { showConnection, startStatus } from "/page/status.js";
import { startTape } from "/page/tape.js";
import { startWindow } from "/page/window.js";

startKeys();
startDesks(); // Before the others: it chooses the desk that they draw.
startDigests();
startTape();
startChart();
startWindow();
startAlerts();
startStatus();
connect(showConnection);
