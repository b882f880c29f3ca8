"""What one build keeps for the next, so that what has not changed need not be made again.

Everything is keyed by what it was made of; a key that is not found costs no more than the work
that would have been done anyway. What is kept may be deleted at any time.
"""
