// A routine as a sheet. One file on the wire: config/joining.py.
import "./sheet.js";
import "./precautions/points.js";
import "./precautions/routines.js";
import "./offline.js";
