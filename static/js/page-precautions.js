// What applies to the reader. One file on the wire: config/joining.py.
import "./precautions/page.js";
import "./precautions/points.js";
import "./precautions/routines.js";
import "./offline.js";
