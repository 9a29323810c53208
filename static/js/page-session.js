// A running session. One file on the wire: config/joining.py.
import "./session/guide.js";
