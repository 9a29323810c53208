// Every page: marks for what the reader ticked, and keeps what was read. One file on the wire: config/joining.py.
import "./precautions/points.js";
import "./precautions/routines.js";
import "./offline.js";
