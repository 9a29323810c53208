// Past sessions. One file on the wire: config/joining.py.
import "./sessions.js";
import "./precautions/points.js";
import "./precautions/routines.js";
import "./offline.js";
