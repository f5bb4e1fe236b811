// Start reading here: each module of desk/ draws one part of the page from the store and the view; core/live.js fills the store.

import { startAlerts } from "./desk/alerts.js";
import { startAsk } from "./desk/ask.js";
import { startChart } from "./desk/chart.js";
import { startDesks } from "./desk/desks.js";
import { startDigests } from "./desk/digests.js";
import { startFilters } from "./desk/filters.js";
import { startKeys } from "./desk/keys.js";
import { startLayout } from "./desk/layout.js";
import { startNotify } from "./desk/notify.js";
import { showConnection, startStatus } from "./desk/status.js";
import { startTape } from "./desk/tape.js";
import { startTruth } from "./desk/truth.js";
import { startWatch } from "./desk/watch.js";
import { startWindow } from "./desk/window.js";
import { connect } from "./core/live.js";
import { startSettings } from "./core/settings-sheet.js";
import { startReader } from "./reader/reader.js";

startSettings();
startLayout();
startKeys();
startFilters();
startDesks(); // Before the others: it chooses the desk that they draw.
startTruth();
startDigests();
startTape();
startChart();
startWatch();
startWindow();
startAlerts();
startAsk();
startNotify();
startReader();
startStatus();
connect(showConnection);
