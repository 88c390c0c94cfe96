A PDF of hundreds of decisions takes a third less of the processor: elements that only machines read are not laid out, and the list of its pages is made once.
