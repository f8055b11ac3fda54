"""Files from strangers: levels and saves made to break what reads them."""
