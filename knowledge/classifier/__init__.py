"""What a small model learned from examples of what people type.

The rules of `dialogs/` know phrases; whoever says it in still other words is heard by what
thousands of labelled messages have in common with theirs. `examples.py` reads these, `training.py`
makes weights of them (`python app.py train`), `weights.py` keeps these, `model.py` asks them.
"""
