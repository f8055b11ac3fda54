"""The control room: everything that is drawn. The only room that knows Textual."""
