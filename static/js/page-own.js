// A routine of one's own. One file on the wire: config/joining.py.
import "./own.js";
import "./precautions/points.js";
import "./precautions/routines.js";
import "./offline.js";
