A session planned with the proposed title names its day.
