// Routines, and the way back into a session. One file on the wire: config/joining.py.
import "./session/resume.js";
import "./precautions/points.js";
import "./precautions/routines.js";
import "./offline.js";
