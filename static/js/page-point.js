// A point's page. One file on the wire: config/joining.py.
import "./say.js";
import "./own.js";
import "./figure.js";
import "./precautions/points.js";
import "./precautions/routines.js";
import "./offline.js";
