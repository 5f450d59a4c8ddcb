"""Make finished reports: plan what is stale, make it at once, put it in place as a whole.

``plan`` tells what is stale and why, ``press`` has it made in processes beside this one,
``one_report`` is what such a process does, ``swap`` puts files in place so that a report is wholly
old or wholly new, ``lock`` lets one run at a time do so, and ``house`` leads them all.
"""
