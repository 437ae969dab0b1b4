"""How the weights in `kg/nlp/german` were made: `python -m kg.train --data DIR --work DIR`.

The only room that imports torch. Nothing here is needed to run the program.
"""
