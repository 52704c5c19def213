"""Records and graphs as HTML text or matplotlib figures; never a file.

Templates are real HTML, CSS and JavaScript files under ``templates/``; third-party browser
libraries and the font lie unmodified under ``vendor/``, each with its licence.
"""
