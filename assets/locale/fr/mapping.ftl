# mapping
