// Finding points for practice. One file on the wire: config/joining.py.
import "./practise.js";
import "./precautions/points.js";
import "./precautions/routines.js";
import "./offline.js";
