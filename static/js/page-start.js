// The page before a session. One file on the wire: config/joining.py.
import "./session/start.js";
import "./precautions/points.js";
import "./precautions/routines.js";
import "./offline.js";
