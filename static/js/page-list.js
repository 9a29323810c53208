// Pages that htmx filters: points, search, the body, numbering. One file on the wire: config/joining.py.
import "./results.js";
import "./body.js";
import "./precautions/points.js";
import "./precautions/routines.js";
import "./offline.js";
